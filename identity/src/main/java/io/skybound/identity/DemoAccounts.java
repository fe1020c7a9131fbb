package io.skybound.identity;

import io.skybound.identity.Account.PersonName;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.security.Roles;
import io.skybound.platform.security.SecurityProperties;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Accounts to try SkyBound with. They exist on the embedded database only: their password is in the documentation. */
@Component
@ConditionalOnBooleanProperty("skybound.database.embedded")
public class DemoAccounts implements SmartLifecycle {

    public static final String PASSWORD = "fly-high-2026";

    public record Demo(String email, String role) {
        /** The same on every machine. */
        public String userId() {
            return Ids.derived("usr", "demo", email);
        }
    }

    private static final Demo ADA = new Demo("ada@skybound.example", Roles.TRAVELLER);
    private static final Demo OPS = new Demo("ops@skybound.example", Roles.OPS);
    private static final Demo AUDITOR = new Demo("auditor@skybound.example", Roles.AUDITOR);

    private final Registrar registrar;
    private final boolean wanted;
    private boolean running;

    DemoAccounts(Registrar registrar, IdentityProperties properties, SecurityProperties security) {
        this.registrar = registrar;
        this.wanted = properties.demoAccounts() && security.external() == null;
    }

    /** Those that exist; empty where they are switched off. */
    public List<Demo> all() {
        return wanted ? List.of(ADA, OPS, AUDITOR) : List.of();
    }

    /** Before the web server, so that whoever can reach it can log in. */
    @Override
    public void start() {
        if (wanted) {
            ensure(ADA, new PersonName("Ada", "Lovelace"));
            ensure(OPS, new PersonName("Grace", "Hopper"));
            ensure(AUDITOR, new PersonName("Katherine", "Johnson"));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void ensure(Demo demo, PersonName name) {
        registrar.ensure(demo.userId(), demo.email(), PASSWORD, Set.of(demo.role()), name);
    }
}
