package io.skybound.process.steps;

/** A command of a process was refused, and the process does not know what follows from that. Never tried again. */
final class UnforeseenRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnforeseenRefusal(String code) {
        super("refused: " + code);
    }
}
