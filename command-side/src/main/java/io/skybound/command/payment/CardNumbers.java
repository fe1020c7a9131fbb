package io.skybound.command.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers in text: 13 to 19 digits, in one piece or in groups with spaces or dashes between, that begin as
 * cards do and keep Luhn's rule. Time stamps and our own ids don't begin so, and UUIDs are left out.
 */
final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private static final Pattern UUID =
            Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])");

    /** Digits of any script, in groups with single spaces or dashes of any kind between them. */
    private static final Pattern GROUPS = Pattern.compile("\\p{Nd}+(?:[\\p{Zs}\\p{Pd}]\\p{Nd}+)*");

    private static final Pattern BETWEEN = Pattern.compile("[\\p{Zs}\\p{Pd}]");

    /** Diners and JCB, American Express, Visa, Mastercard and Maestro, Discover and UnionPay, the newer Mastercard. */
    private static final Pattern BEGINS_LIKE_A_CARD =
            Pattern.compile("(?:3[0-9]|4|5|6|81|222[1-9]|22[3-9]|2[3-6]|27[01]|2720).*");

    private CardNumbers() {}

    static boolean isIn(CharSequence text) {
        Matcher runs = GROUPS.matcher(UUID.matcher(text).replaceAll(" / "));
        while (runs.find()) {
            if (runs.group().length() >= SHORTEST && isInGroups(groups(runs.group()))) {
                return true;
            }
        }
        return false;
    }

    /** Groups next to each other may make a card number while their neighbours are its expiry date or code. */
    private static boolean isInGroups(List<String> groups) {
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder number = new StringBuilder();
            for (int last = first; last < groups.size() && number.length() <= LONGEST; last++) {
                number.append(groups.get(last));
                if (isOne(number)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOne(CharSequence digits) {
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && BEGINS_LIKE_A_CARD.matcher(digits).matches()
                && keepsLuhnsRule(digits);
    }

    private static boolean keepsLuhnsRule(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static List<String> groups(String run) {
        List<String> groups = new ArrayList<>();
        for (String group : BETWEEN.split(run)) {
            StringBuilder digits = new StringBuilder();
            group.codePoints().forEach(digit -> digits.append(Character.digit(digit, 10)));
            groups.add(digits.toString());
        }
        return groups;
    }
}
