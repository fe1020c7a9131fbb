package io.skybound.process.mail;

import io.skybound.api.booking.PassengerType;
import io.skybound.api.flight.Cabin;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.joda.money.Money;
import org.joda.money.format.MoneyAmountStyle;
import org.joda.money.format.MoneyFormatter;
import org.joda.money.format.MoneyFormatterBuilder;

/** How mails say things. English, whatever the machine speaks. */
final class Words {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("EEE, d MMM", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);
    private static final MoneyFormatter MONEY = new MoneyFormatterBuilder()
            .appendCurrencyCode()
            .appendLiteral(" ")
            .appendAmount(MoneyAmountStyle.ASCII_DECIMAL_POINT_GROUP3_COMMA)
            .toFormatter(Locale.US);

    private Words() {}

    /** {@code USD 1,199.90}. */
    static String money(Money money) {
        return MONEY.print(money);
    }

    /** {@code Wednesday, 1 July 2026}. */
    static String date(ZonedDateTime time) {
        return DATE.format(time);
    }

    /** {@code Wed, 1 Jul}. */
    static String shortDate(ZonedDateTime time) {
        return SHORT_DATE.format(time);
    }

    /** {@code 08:00}. */
    static String time(ZonedDateTime time) {
        return TIME.format(time);
    }

    /** {@code EDT}. */
    static String zone(ZonedDateTime time) {
        return ZONE.format(time);
    }

    /** {@code 08:00 EDT}. */
    static String timeAndZone(ZonedDateTime time) {
        return time(time) + " " + zone(time);
    }

    /** {@code 6 h 15 min}. */
    static String duration(Duration duration) {
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        return hours == 0 ? minutes + " min" : minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }

    static String cabin(Cabin cabin) {
        return switch (cabin) {
            case ECONOMY -> "Economy";
            case PREMIUM_ECONOMY -> "Premium economy";
            case BUSINESS -> "Business";
            case FIRST -> "First";
        };
    }

    static String passengerType(PassengerType type) {
        return switch (type) {
            case ADULT -> "Adult";
            case CHILD -> "Child";
            case INFANT -> "Infant on lap";
        };
    }

    /** The gateway's code as the rest of the sentence "Your payment didn't go through: …". */
    static String paymentFailure(String code) {
        return switch (code) {
            case "insufficient_funds" -> "there is not enough money on the card";
            case "card_declined" -> "your bank declined the card";
            case "expired_card" -> "the card has expired";
            default -> "your bank did not approve it";
        };
    }
}
