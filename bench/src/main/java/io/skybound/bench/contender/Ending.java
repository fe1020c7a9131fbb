package io.skybound.bench.contender;

/** What was started ends with us, however we end. */
final class Ending {

    private Ending() {}

    /** Also if we are ending already: then it ends at once, and whoever wanted it is told. */
    static void withUs(Process process) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        } catch (IllegalStateException weAreEnding) {
            process.destroy();
            throw weAreEnding;
        }
    }
}
