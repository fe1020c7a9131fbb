package io.skybound.platform.security;

import java.util.Set;

/** The roles that the claim {@code roles} may name. */
public final class Roles {

    public static final String TRAVELLER = "traveller";
    public static final String OPS = "ops";
    public static final String AUDITOR = "auditor";

    public static final Set<String> ALL = Set.of(TRAVELLER, OPS, AUDITOR);

    private Roles() {}
}
