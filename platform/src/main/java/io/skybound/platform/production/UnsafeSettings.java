package io.skybound.platform.production;

import io.skybound.platform.database.StartRefused;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Settings that are there to try things with. The embedded default may have them; any other installation refuses to
 * start with one of them, unless it says that it is a trial. Listed in spring.factories, to be asked before there are
 * beans. What the database itself must promise is asked when it is migrated.
 */
final class UnsafeSettings implements ApplicationListener<ApplicationPreparedEvent> {
    static final String TRIAL = "skybound.trial";

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        List<String> unsafe = of(event.getApplicationContext().getEnvironment());
        if (!unsafe.isEmpty()) {
            throw new StartRefused(
                    String.join("\n", unsafe) + "\nSay " + TRIAL + "=true if this installation sells nothing real.");
        }
    }

    /** A sentence for each, for whoever started it. */
    static List<String> of(Environment environment) {
        if (is(environment, "skybound.database.embedded") || is(environment, TRIAL)) {
            return List.of();
        }
        List<String> unsafe = new ArrayList<>();
        if (environment.getProperty("skybound.gateway", "").equals("sandbox")) {
            unsafe.add(
                    "skybound.gateway=sandbox takes no money: travellers would fly for nothing. Name a real gateway.");
        }
        if (is(environment, "skybound.mail.embedded")) {
            unsafe.add("skybound.mail.embedded=true shows everybody's mails to anyone, at /dev/mailbox,"
                    + " and delivers none: set spring.mail.host to a mail server.");
        }
        if (is(environment, "skybound.identity.demo-accounts")) {
            unsafe.add("skybound.identity.demo-accounts=true asks for accounts whose password is in the documentation:"
                    + " leave it out.");
        }
        if (Binder.get(environment)
                .bind("skybound.security.allowed-origins", Bindable.listOf(String.class))
                .orElse(List.of())
                .contains("*")) {
            unsafe.add("skybound.security.allowed-origins=* lets the pages of any site use SkyBound in a traveller's"
                    + " name: list your own.");
        }
        for (String name : List.of("issuer", "jwk-set-uri")) {
            String property = "skybound.security.external." + name;
            if (isPlainAndFarAway(environment.getProperty(property))) {
                unsafe.add(property + " begins with http: whoever is on the way could hand out access tokens."
                        + " Use https.");
            }
        }
        return unsafe;
    }

    private static boolean is(Environment environment, String property) {
        return environment.getProperty(property, Boolean.class, false);
    }

    private static boolean isPlainAndFarAway(@Nullable String address) {
        if (address == null || !address.startsWith("http:")) {
            return false;
        }
        try {
            return !InetAddress.getByName(URI.create(address).getHost()).isLoopbackAddress();
        } catch (UnknownHostException | IllegalArgumentException e) {
            return true;
        }
    }
}
