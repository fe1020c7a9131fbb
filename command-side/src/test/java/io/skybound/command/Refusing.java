package io.skybound.command;

import io.skybound.api.Refusal;
import io.skybound.api.Refused;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Says in a fixture that a command is refused, and why. */
public final class Refusing extends TypeSafeMatcher<Throwable> {

    private final Refusal reason;

    private Refusing(Refusal reason) {
        this.reason = reason;
    }

    /** A failure that carries exactly this refusal. */
    public static Matcher<Throwable> refusal(Refusal reason) {
        return new Refusing(reason);
    }

    @Override
    protected boolean matchesSafely(Throwable failure) {
        return reason.equals(Refused.reasonOf(failure));
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a refusal: ").appendValue(reason);
    }
}
