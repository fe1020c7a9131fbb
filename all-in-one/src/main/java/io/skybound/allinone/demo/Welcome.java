package io.skybound.allinone.demo;

/** What somebody who has just started SkyBound for the first time wants to know. */
final class Welcome {

    private static final String ADDRESSES = """

            SkyBound is ready.

              Pages             http://localhost:%1$d
              API, to try out   http://localhost:%1$d/swagger-ui.html
              Mails it sent     http://localhost:%1$d/dev/mailbox
            """;

    private static final String ACCOUNTS = """

              ada@skybound.example       a traveller
              ops@skybound.example       operations: delays, gates, cancellations
              auditor@skybound.example   reads everything, changes nothing
              password of all three: fly-high-2026
            """;

    private Welcome() {}

    /** @param ownSignIn whether SkyBound has accounts of its own; with another issuer there are no demo accounts */
    static String at(int port, boolean ownSignIn) {
        return ADDRESSES.formatted(port) + (ownSignIn ? ACCOUNTS : "");
    }
}
