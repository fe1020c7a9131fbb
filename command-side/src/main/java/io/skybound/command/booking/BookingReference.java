package io.skybound.command.booking;

/**
 * Names bookings for people: six characters that are easy to read out, without 0, O, 1 and I. Consecutive numbers get
 * references that look unrelated, and because the mapping is a permutation of all thirty-bit numbers, no two numbers
 * get the same one. That is no secret: a reference alone must open nothing.
 */
final class BookingReference {

    /** How many there are. */
    static final long ALL = 1L << 30;

    private static final char[] ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789".toCharArray();
    private static final int LENGTH = 6;
    private static final int HALF = 15;
    private static final int HALF_MASK = (1 << HALF) - 1;

    /** Arbitrary, but part of what is stored: other keys would give references again that are already out. */
    private static final int[] ROUND_KEYS = {0x2c1b3c6d, 0x297a2d39, 0x5bd1e995, 0x1b873593};

    private BookingReference() {}

    /**
     * The reference of the booking with this number.
     *
     * @throws IllegalArgumentException if the number has more than thirty bits
     */
    static String of(long number) {
        if (number < 0 || number >= ALL) {
            throw new IllegalArgumentException("There are no more booking references.");
        }
        int scrambled = permute((int) number);
        char[] reference = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            reference[i] = ALPHABET[scrambled & 31];
            scrambled >>>= 5;
        }
        return new String(reference);
    }

    /** A Feistel network: whatever the round function, it can be undone, so it maps no two numbers to one. */
    private static int permute(int number) {
        int left = number >>> HALF;
        int right = number & HALF_MASK;
        for (int key : ROUND_KEYS) {
            int next = left ^ round(right, key);
            left = right;
            right = next;
        }
        return left << HALF | right;
    }

    private static int round(int half, int key) {
        int mixed = (half + 1) * key;
        mixed ^= mixed >>> 15;
        mixed *= 0x85ebca6b;
        return (mixed ^ mixed >>> 13) & HALF_MASK;
    }
}
