package io.skybound.allinone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.skybound.allinone.architecture.fixture.habits.AggregateThatThrowsDice;
import io.skybound.allinone.architecture.fixture.habits.AggregateThatUsesSpring;
import io.skybound.allinone.architecture.fixture.habits.AggregateWithAWatch;
import io.skybound.allinone.architecture.fixture.habits.BookingManager;
import io.skybound.allinone.architecture.fixture.habits.ClerkWithAWatch;
import io.skybound.allinone.architecture.fixture.habits.SomebodyWhoInventsEvents;
import io.skybound.allinone.architecture.fixture.habits.SomebodyWhoTellsOfMails;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.flight.FlightEvent;
import io.skybound.api.mail.MailEvent;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.seats.SeatsEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How code in SkyBound behaves, whichever module it is in. */
class HabitsArchitectureTest {

    /** Aggregates and what they think with: states, rules, arithmetic, the pure process. */
    private static final DescribedPredicate<JavaClass> DECIDING = describe(
            "decide",
            c -> c.isAnnotatedWith(Aggregate.class)
                    || Set.of(
                                    "FlightState",
                                    "BookingState",
                                    "BookingRules",
                                    "Fares",
                                    "Corrections",
                                    "BookingProcess",
                                    "BookingMails")
                            .contains(c.getSimpleName()));

    private static final DescribedPredicate<JavaAccess<?>> TO_THE_SYSTEM_CLOCK =
            describe("to the system's clock", access -> isSystemClock(access.getTarget()));

    private static final DescribedPredicate<JavaAccess<?>> TO_CHANCE = describe(
            "to chance",
            access -> access.getTarget().getOwner().isAssignableTo(RandomGenerator.class)
                    || is(access.getTarget(), Math.class, "random")
                    || is(access.getTarget(), UUID.class, "randomUUID"));

    private static final DescribedPredicate<JavaClass> EVENTS = assignableTo(FlightEvent.class)
            .or(assignableTo(SeatsEvent.class))
            .or(assignableTo(BookingEvent.class))
            .or(assignableTo(PaymentEvent.class));

    @Nested
    class Deciding {

        private final ArchRule usesNoClock = noClasses().that(DECIDING).should().accessTargetWhere(TO_THE_SYSTEM_CLOCK);
        private final ArchRule leavesNothingToChance =
                noClasses().that(DECIDING).should().accessTargetWhere(TO_CHANCE);
        private final ArchRule touchesNothingOutside = noClasses()
                .that(DECIDING)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..",
                                "java.sql..",
                                "javax.sql..",
                                "java.net..",
                                "java.nio..",
                                "jakarta.persistence..")
                        .or(assignableTo(Clock.class))
                        .or(assignableTo(RandomGenerator.class)));

        @Test
        void usesNoClock() {
            usesNoClock.check(Classes.PRODUCTION);
            Classes.assertBreaks(usesNoClock, AggregateWithAWatch.class);
        }

        @Test
        void leavesNothingToChance() {
            leavesNothingToChance.check(Classes.PRODUCTION);
            Classes.assertBreaks(leavesNothingToChance, AggregateThatThrowsDice.class);
        }

        @Test
        void touchesNothingOutside() {
            touchesNothingOutside.check(Classes.PRODUCTION);
            Classes.assertBreaks(touchesNothingOutside, AggregateThatUsesSpring.class, AggregateThatThrowsDice.class);
        }
    }

    @Nested
    class Everybody {

        private final ArchRule looksAtTheOneClock = noClasses()
                .that()
                .resideInAnyPackage(
                        Classes.PRODUCTION_ROOT + ".command..",
                        Classes.PRODUCTION_ROOT + ".query..",
                        Classes.PRODUCTION_ROOT + ".process..",
                        Classes.PRODUCTION_ROOT + ".identity..",
                        Classes.FIXTURE_ROOT + ".habits..")
                .should()
                .accessTargetWhere(TO_THE_SYSTEM_CLOCK)
                .as("business time comes from the one Clock bean, so that tests can move it");

        private final ArchRule inventsNoEvents = noClasses()
                .that()
                .resideOutsideOfPackages(Classes.PRODUCTION_ROOT + ".command..", Classes.PRODUCTION_ROOT + ".api..")
                .should()
                .callConstructorWhere(
                        describe("makes an event", (JavaConstructorCall call) -> EVENTS.test(call.getTargetOwner())))
                .as("only aggregates make events");

        private final ArchRule tellsOfNoMail = noClasses()
                .that()
                .resideOutsideOfPackages(
                        Classes.PRODUCTION_ROOT + ".process.mail..", Classes.PRODUCTION_ROOT + ".api..")
                .should()
                .callConstructorWhere(describe(
                        "makes an event about a mail",
                        (JavaConstructorCall call) -> call.getTargetOwner().isAssignableTo(MailEvent.class)))
                .as("only the outbox tells what became of a mail");

        private final ArchRule hasANameThatSaysSomething =
                noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|D[Tt][Oo]|Data|Info)");

        private final ArchRule livesInANullMarkedPackage = classes().should(liveInANullMarkedPackage());

        @Test
        void looksAtTheOneClock() {
            looksAtTheOneClock.check(Classes.PRODUCTION);
            Classes.assertBreaks(looksAtTheOneClock, ClerkWithAWatch.class);
        }

        @Test
        void inventsNoEvents() {
            inventsNoEvents.check(Classes.PRODUCTION);
            Classes.assertBreaks(inventsNoEvents, SomebodyWhoInventsEvents.class);
        }

        @Test
        void tellsOfNoMail() {
            tellsOfNoMail.check(Classes.PRODUCTION);
            Classes.assertBreaks(tellsOfNoMail, SomebodyWhoTellsOfMails.class);
        }

        @Test
        void hasANameThatSaysSomething() {
            hasANameThatSaysSomething.check(Classes.PRODUCTION);
            Classes.assertBreaks(hasANameThatSaysSomething, BookingManager.class);
        }

        @Test
        void livesInANullMarkedPackage() {
            livesInANullMarkedPackage.check(Classes.PRODUCTION);
            Classes.assertBreaks(livesInANullMarkedPackage, Classes.fixture(), BookingManager.class);
        }
    }

    private static boolean isSystemClock(AccessTarget target) {
        boolean now =
                Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)
                                .stream()
                                .anyMatch(type -> is(target, type, "now"))
                        && !takesAClock(target);
        return now
                || is(target, System.class, "currentTimeMillis")
                || target.getOwner().isEquivalentTo(Clock.class)
                        && target.getName().startsWith("system");
    }

    private static boolean takesAClock(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean is(AccessTarget target, Class<?> owner, String name) {
        return target.getOwner().isEquivalentTo(owner) && target.getName().equals(name);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package whose package-info says @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " lives in an unmarked package"));
            }
        };
    }
}
