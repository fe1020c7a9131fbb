package io.skybound.platform.database;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded PostgreSQL while Spring still looks for its beans: the first start, which also unpacks and
 * creates it, would otherwise take seconds longer. It ends with the context, also with one that never came up.
 */
final class DatabaseStart implements DisposableBean {
    private final Home home;
    private final CompletableFuture<EmbeddedDatabase> database;

    private DatabaseStart(Home home, DatabaseProperties properties) {
        this.home = home;
        this.database = CompletableFuture.supplyAsync(
                () -> EmbeddedDatabase.start(home, properties.binaries()), DatabaseStart::inThread);
    }

    Home home() {
        return home;
    }

    EmbeddedDatabase database() {
        try {
            return database.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    @Override
    public void destroy() {
        var _ = database.handle((started, failure) -> {
                    if (started != null) {
                        started.close();
                    }
                    return failure;
                })
                .join();
        home.close();
    }

    private static void inThread(Runnable start) {
        Thread.ofPlatform().name("postgres-start").start(start);
    }

    /** Listed in spring.factories, as it acts before there are beans. */
    static final class Trigger implements ApplicationListener<ApplicationPreparedEvent> {
        @Override
        public void onApplicationEvent(ApplicationPreparedEvent event) {
            Environment environment = event.getApplicationContext().getEnvironment();
            DatabaseProperties properties =
                    Binder.get(environment).bindOrCreate("skybound.database", DatabaseProperties.class);
            if (properties.embedded()
                    && event.getApplicationContext().getBeanFactory() instanceof DefaultListableBeanFactory beans) {
                Path folder = Path.of(environment.getProperty("skybound.home", "./.skybound"));
                DatabaseStart start = new DatabaseStart(Home.take(folder), properties);
                beans.registerSingleton("databaseStart", start);
                beans.registerDisposableBean("databaseStart", start);
            }
        }
    }
}
