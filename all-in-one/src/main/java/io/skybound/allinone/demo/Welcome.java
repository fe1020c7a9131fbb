package io.skybound.allinone.demo;

/** What somebody who has just started SkyBound for the first time wants to know. */
final class Welcome {

    private Welcome() {}

    static String at(int port) {
        return """

                SkyBound is ready.

                  Start here        http://localhost:%1$d/
                  API, to try out   http://localhost:%1$d/swagger-ui.html
                  Mails it sent     http://localhost:%1$d/dev/mailbox

                  ada@skybound.example       a traveller
                  ops@skybound.example       operations: delays, gates, cancellations
                  auditor@skybound.example   reads everything, changes nothing
                  password of all three: fly-high-2026
                """.formatted(port);
    }
}
