package io.skybound.platform.testing;

/** Keys that protect nothing but tests. */
public final class TestKeys {

    /** For {@code skybound.security.signing-key}. */
    public static final String SIGNING_KEY = """
            {"kty":"EC","d":"2AZ-uFLHE_jEiK_mp4AX0h4s29BC2JIg7bSXYb7TlmM","use":"sig","crv":"P-256","kid":"test","x":"TY1RBqJzqrk0tj0x64F1VPDlnylTTKLyI6LH3tAC0BA","y":"eE4-w6i7HxSividCYjhAveEXq-CXahb1ca7ZdsElGfY"}""";

    private TestKeys() {}
}
