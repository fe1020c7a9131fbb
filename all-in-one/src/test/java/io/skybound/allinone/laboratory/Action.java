package io.skybound.allinone.laboratory;

/** What happens to the thread that passes an armed point. */
public enum Action {
    /** The whole process ends at once, as by {@code kill -9}. */
    HALT,
    /** The thread fails, as if what it needs had gone away. */
    EXCEPTION,
    /** The thread waits longer than anybody is patient with it. */
    DELAY,
    /** What is about to be done is done twice. */
    DUPLICATE,
    /** A guard is switched off: what is about to be done is not done, and whoever asked for it believes it was. */
    SKIP
}
