package io.skybound.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingCommand;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingQuery;
import io.skybound.api.booking.BookingRefusal;
import io.skybound.api.flight.FlightAnswer;
import io.skybound.api.flight.FlightCommand;
import io.skybound.api.flight.FlightEvent;
import io.skybound.api.flight.FlightQuery;
import io.skybound.api.flight.FlightRefusal;
import io.skybound.api.mail.MailEvent;
import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentCommand;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.PaymentQuery;
import io.skybound.api.payment.PaymentRefusal;
import io.skybound.api.payment.PaymentsAnswer;
import io.skybound.api.seats.SeatsCommand;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.api.seats.SeatsRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/event-model.md tells what the code does, in the code's own words. */
class EventModelTest {

    private static final Path DOCUMENT = Path.of("../docs/event-model.md");

    private static final Set<String> COMMANDS =
            names(FlightCommand.class, SeatsCommand.class, BookingCommand.class, PaymentCommand.class);
    private static final Set<String> EVENTS =
            names(FlightEvent.class, SeatsEvent.class, BookingEvent.class, PaymentEvent.class, MailEvent.class);
    private static final Set<String> REFUSALS =
            names(FlightRefusal.class, SeatsRefusal.class, BookingRefusal.class, PaymentRefusal.class);
    private static final Set<String> QUESTIONS = with(
            names(FlightQuery.class, BookingQuery.class, PaymentQuery.class),
            FlightAnswer.class,
            BookingAnswer.class,
            PaymentAnswer.class,
            PaymentsAnswer.class);

    @Test
    void drawsCommandsAsRectangles() throws IOException {
        assertThat(drawn("\\[", "\\]")).isEqualTo(COMMANDS);
    }

    @Test
    void drawsEventsRounded() throws IOException {
        assertThat(drawn("\\(", "\\)")).isEqualTo(EVENTS);
    }

    @Test
    void drawsOnlyRefusalsThatExistAsHexagons() throws IOException {
        assertThat(drawn("\\{\\{", "\\}\\}")).isNotEmpty().isSubsetOf(REFUSALS);
    }

    @Test
    void drawsQuestionsAndAnswersAsParallelograms() throws IOException {
        assertThat(drawn("\\[/", "/\\]")).isEqualTo(QUESTIONS);
    }

    @Test
    void namesNothingElse() throws IOException {
        Set<String> known = new TreeSet<>(COMMANDS);
        known.addAll(EVENTS);
        known.addAll(REFUSALS);
        known.addAll(QUESTIONS);

        assertThat(all("\\b([A-Z]\\w+)\\b")).isSubsetOf(known);
    }

    /** The labels of all nodes of that shape; a node is called by what it shows. */
    private static Set<String> drawn(String open, String close) throws IOException {
        Pattern node = Pattern.compile("(\\w+)" + open + "(\\w+)" + close);
        Set<String> labels = new TreeSet<>();
        Matcher found = node.matcher(flows());
        while (found.find()) {
            assertThat(found.group(1)).isEqualTo(found.group(2));
            labels.add(found.group(2));
        }
        return labels;
    }

    private static Set<String> all(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(flows())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands in the Mermaid blocks, without their first lines and without what is written on arrows. */
    private static String flows() throws IOException {
        return Pattern.compile("```mermaid\\nflowchart \\w+\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> block.group(1).replaceAll("-- .*? -->", "-->"))
                .collect(Collectors.joining());
    }

    private static Set<String> names(Class<?>... topics) {
        return Stream.of(topics)
                .flatMap(topic -> Stream.of(topic.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(Set<String> names, Class<?>... more) {
        Stream.of(more).map(Class::getSimpleName).forEach(names::add);
        return names;
    }
}
