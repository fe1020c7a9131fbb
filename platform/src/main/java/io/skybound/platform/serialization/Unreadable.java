package io.skybound.platform.serialization;

/**
 * The type of an event whose stored type nobody here knows: a newer SkyBound wrote it, or its entry in the registry is
 * gone. There are no instances. Its content fails where it is asked for, like any content that can't be read.
 */
public final class Unreadable {
    private Unreadable() {}
}
