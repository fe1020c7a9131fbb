package io.skybound.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.testing.StoredForm;

/** An aggregate's state is stored now and then, and must come back whole, with nothing personal to be seen in it. */
public final class Snapshots {

    private Snapshots() {}

    /** That all fields of the aggregate come back as they were, and none of the texts stands in the stored JSON. */
    public static void assertSurvives(Object aggregate, String... personal) {
        assertThat(StoredForm.roundTrip(aggregate)).usingRecursiveComparison().isEqualTo(aggregate);
        if (personal.length > 0) {
            assertThat(StoredForm.legible(aggregate)).doesNotContain(personal);
        }
    }
}
