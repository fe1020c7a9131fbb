package io.skybound.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.util.BitSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BookingReferenceTest {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    @Test
    void hasSixCharactersThatNobodyMistakesForOthers() {
        assertThat(LongStream.range(0, 10_000).mapToObj(BookingReference::of))
                .allSatisfy(reference -> assertThat(reference).matches("[" + ALPHABET + "]{6}"));
    }

    @Test
    void givesNoReferenceTwice() {
        BitSet given = new BitSet(1 << 30);
        // One number in 1009 of all there are (odd, so that all low bits are met), and all of the first three hundred
        // thousand.
        LongStream.iterate(0, n -> n < BookingReference.ALL, n -> n + 1009).forEach(number -> take(given, number));
        LongStream.range(0, 300_000).filter(n -> n % 1009 != 0).forEach(number -> take(given, number));
    }

    private static void take(BitSet given, long number) {
        int reference = numberOf(BookingReference.of(number));
        if (given.get(reference)) {
            fail("the reference of %s is another number's too", number);
        }
        given.set(reference);
    }

    @Test
    void showsNoOrderInConsecutiveReferences() {
        long alike = LongStream.range(0, 10_000)
                .filter(n -> BookingReference.of(n)
                        .substring(0, 3)
                        .equals(BookingReference.of(n + 1).substring(0, 3)))
                .count();

        assertThat(alike).isLessThan(20);
    }

    @Test
    void staysWhatItWas() {
        assertThat(BookingReference.of(0)).isEqualTo("PEH9TT");
        assertThat(BookingReference.of(1)).isEqualTo("HDMN82");
        assertThat(BookingReference.of(BookingReference.ALL - 1)).isEqualTo("E85XUH");
    }

    @Test
    void endsInsteadOfStartingAgain() {
        assertThatIllegalArgumentException().isThrownBy(() -> BookingReference.of(BookingReference.ALL));
        assertThatIllegalArgumentException().isThrownBy(() -> BookingReference.of(-1));
    }

    private static int numberOf(String reference) {
        return reference.chars().reduce(0, (number, c) -> number * 32 + ALPHABET.indexOf(c));
    }
}
