package io.skybound.platform.security;

/** The roles that the claim {@code roles} may name. */
public final class Roles {

    public static final String TRAVELLER = "traveller";
    public static final String OPS = "ops";
    public static final String AUDITOR = "auditor";

    private Roles() {}
}
