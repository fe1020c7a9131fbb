package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.allinone.journey.CrashPoints.Case;
import io.skybound.allinone.journey.invariants.Invariants;
import io.skybound.allinone.laboratory.Action;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * At every boundary where something becomes final, the process ends, or fails, or is late, or does it twice; and each time
 * the story that was under way comes to its one end, and all invariants hold. {@code -Dfaults.all=true} tries each point
 * in the middle of everything that passes it, otherwise it is one thing for each, chosen by {@code -Dfaults.seed}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashPointsJourneyTest {
    private static final boolean ALL = Boolean.getBoolean("faults.all");
    private static final int SEED = Integer.getInteger("faults.seed", 0);

    private static Product product;
    private static final FaultRecord RECORD = new FaultRecord();
    private static LaboratoryDesk desk;
    private static Operations operations;

    @BeforeAll
    static void start() {
        product = Product.named("points")
                .inLaboratory()
                .with("skybound.demo.enabled", "false")
                // All of them together take longer than an operator's token lives.
                .with("skybound.security.access-token-life", "P1D")
                // Asking again is what is tried here; a notice of the gateway would make it needless.
                .with("skybound.gateway.sandbox.pause", "PT1H")
                .start();
        product.hasCrashed();
        desk = new LaboratoryDesk(product);
        operations = new Operations(product);
    }

    @AfterAll
    static void end() {
        RECORD.write("points-" + SEED);
        product.close();
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> fails() {
        return ALL ? each(Action.EXCEPTION) : together(Action.EXCEPTION);
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> isLate() {
        return ALL ? each(Action.DELAY) : together(Action.DELAY);
    }

    @TestFactory
    @Order(3)
    Stream<DynamicTest> happensTwice() {
        return ALL ? each(Action.DUPLICATE) : together(Action.DUPLICATE);
    }

    /**
     * Last: a process that starts again also takes on at once what the others have left for later. One story goes on after each
     * halt, to the next point that it comes by.
     */
    @TestFactory
    @Order(4)
    Stream<DynamicTest> halts() {
        product.restart();
        Stream<List<Case>> stories = ALL
                ? cases(Action.HALT).map(List::of)
                : cases(Action.HALT).collect(Collectors.groupingBy(Case::token)).values().stream();
        return stories.map(cases -> DynamicTest.dynamicTest(name(cases), () -> {
            tried(cases);
            allIsWell(cases);
        }));
    }

    private static Stream<DynamicTest> each(Action action) {
        return cases(action).map(one -> DynamicTest.dynamicTest(one.toString(), () -> tried(List.of(one))));
    }

    /** All of them in one story, whose requests and retries pass one after the other. */
    private static Stream<DynamicTest> together(Action action) {
        List<Case> cases = cases(action).toList();
        return Stream.of(DynamicTest.dynamicTest(name(cases), () -> tried(cases)));
    }

    private static String name(List<Case> cases) {
        Case first = cases.getFirst();
        return cases.size() == 1
                ? first.toString()
                : first.action() + " at " + cases.size() + " points, " + first.token();
    }

    private static Stream<Case> cases(Action action) {
        return ALL ? CrashPoints.all(action) : CrashPoints.each(action, SEED);
    }

    private static void tried(List<Case> cases) {
        String token = cases.stream()
                .map(Case::token)
                .filter(card -> !card.equals("tok_visa"))
                .findFirst()
                .orElse("tok_visa");
        Story story = story(token);
        cases.forEach(one -> desk.set(one.point(), one.occasion(), one.action()));
        String booking = story.live();
        if (!desk.isSprungSoon()) {
            // A halt can keep another thread from a point that nobody comes by twice.
            story = story(token);
            booking = story.live();
        }
        desk.awaitSprung(cases.toString());
        story.isToldAgain(booking);
        cases.forEach(one -> RECORD.tried("at a point: " + one.action().name().toLowerCase(Locale.ROOT)));
    }

    private static Story story(String token) {
        return new Story(product, Traveller.of(product), operations.flight(30, 5), token);
    }

    private static void allIsWell(List<Case> after) {
        assertThat(Invariants.violations(product.evidence()))
                .as(() -> "violated invariants after " + after + "\n" + product.endOfLog())
                .isEmpty();
    }
}
