package io.skybound.allinone.journey;

import java.util.List;

/** What SkyBound promises, and the tests that would turn red if it were not so. */
record Promise(String name, String text, List<String> tests) {

    static final List<Promise> ALL = List.of(
            promise(
                    "I1",
                    "Per flight and cabin held + sold ≤ seats, at every position of the history; nothing is released"
                            + " twice",
                    "SeatInventoryTest",
                    "StampedeJourneyTest",
                    "ReplicasJourneyTest"),
            promise(
                    "I2",
                    "Every captured payment has exactly one confirmed booking or a full refund; compared with the"
                            + " gateway's own ledger",
                    "PaymentTest",
                    "PaymentJourneyTest",
                    "ExpiryJourneyTest",
                    "CancelledFlightJourneyTest"),
            promise(
                    "I3",
                    "Per booking captured ≤ price; one capture per payment; Σ refunds ≤ captured",
                    "PaymentTest",
                    "StampedeJourneyTest"),
            promise(
                    "I4",
                    "Every confirmed booking has a delivered confirmation; copies share one Message-ID, and there are"
                            + " copies only where a crash fell between SMTP's 250 and our record",
                    "OutboxIT",
                    "CrashJourneyTest"),
            promise(
                    "I5",
                    "Whatever was answered 2xx is there after a restart; an unknown outcome becomes exactly one when"
                            + " the request is repeated with its key",
                    "RepeatedRequestJourneyTest",
                    "CrashJourneyTest"),
            promise(
                    "I6",
                    "Read models equal models rebuilt from the first event, row by row",
                    "BookingProjectionIT",
                    "FlightProjectionIT"),
            promise(
                    "I7",
                    "No gap in the sequence of an aggregate; no processor skips an event",
                    "OperationsIT",
                    "ReplicasJourneyTest"),
            promise(
                    "I8",
                    "An expired hold is released at most 5 s late, also when it expired while the system was down",
                    "ExpiryJourneyTest"),
            promise(
                    "I9",
                    "Whoever watches and resumes with Last-Event-ID has seen every change once",
                    "FeedJourneyTest",
                    "FeedHubTest"),
            promise(
                    "I10",
                    "No process is stuck without being on the list of those that are",
                    "ReplicasJourneyTest",
                    "OutageJourneyTest"),
            promise(
                    "I11",
                    "No secret, no token and no personal data in a log; none in plain text in the event store",
                    "SerializationContractTest"),
            promise(
                    "I12",
                    "During a fault the answer is 503 with Retry-After, never a 500, never a hang; ready again at most"
                            + " 30 s after",
                    "OutageJourneyTest",
                    "ShutdownJourneyTest"));

    /** They examine everything there is, after whatever was done to it. */
    static final List<String> EVERYWHERE = List.of(
            "CrashPointsJourneyTest",
            "ChaosJourneyTest",
            "GuardsJourneyTest",
            "InvariantsJourneyTest",
            "BackupJourneyTest");

    private static Promise promise(String name, String text, String... tests) {
        return new Promise(name, text, List.of(tests));
    }
}
