package io.skybound.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A few connections like those of the pool, for work that must go on while requests have taken all of those. */
public final class SidePool {

    private SidePool() {}

    /**
     * @param purpose ends the name of the new pool
     * @param most connections at once
     */
    public static HikariDataSource beside(DataSource pool, String purpose, int most) throws SQLException {
        HikariConfig config = new HikariConfig();
        HikariDataSource like = pool.unwrap(HikariDataSource.class);
        like.copyStateTo(config);
        config.setPoolName(like.getPoolName() + "-" + purpose);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
