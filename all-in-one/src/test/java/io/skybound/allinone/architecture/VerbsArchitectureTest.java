package io.skybound.allinone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import io.skybound.allinone.architecture.fixture.command.AggregateThatForgets;
import io.skybound.allinone.architecture.fixture.command.AggregateWithOtherVerbs;
import io.skybound.allinone.architecture.fixture.process.SagaThatIsDeaf;
import io.skybound.allinone.architecture.fixture.process.SagaWithOtherVerbs;
import io.skybound.allinone.architecture.fixture.query.ProjectionThatIsDeaf;
import io.skybound.allinone.architecture.fixture.query.ProjectionWithOtherVerbs;
import java.lang.annotation.Annotation;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A method's verb says which role it plays, and its annotation gives it the role: neither comes without the other. */
class VerbsArchitectureTest {

    private static final DescribedPredicate<JavaClass> COMMAND_SIDE = in("command");
    private static final DescribedPredicate<JavaClass> QUERY_SIDE = in("query");
    private static final DescribedPredicate<JavaClass> AGGREGATE =
            describe("aggregates", c -> c.isAnnotatedWith(Aggregate.class));
    private static final DescribedPredicate<JavaClass> LISTENER =
            describe("processes and projections", c -> c.isAnnotatedWith(ProcessingGroup.class));

    /**
     * @param where classes in which a method of this name must have the annotation
     * @param mute a class whose method lost its annotation
     * @param misnamed a class whose handler has another name
     */
    record Verb(
            String name,
            Class<? extends Annotation> annotation,
            DescribedPredicate<JavaClass> where,
            Class<?> mute,
            Class<?> misnamed) {

        ArchRule methodsOfThatNameAreHandlers() {
            // A private method is only called by the class itself; Axon's handlers are never private here.
            return methods()
                    .that()
                    .haveName(name)
                    .and()
                    .areNotPrivate()
                    .and()
                    .areDeclaredInClassesThat(where)
                    .should()
                    .beAnnotatedWith(annotation);
        }

        ArchRule handlersHaveThatName() {
            return methods().that(handle()).should(haveName(name));
        }

        private DescribedPredicate<JavaMethod> handle() {
            return describe(
                    "are @" + annotation.getSimpleName() + " here",
                    method -> method.isAnnotatedWith(annotation)
                            && (annotation != EventHandler.class || where.test(method.getOwner())));
        }

        @Override
        public String toString() {
            return name + " ⇔ @" + annotation.getSimpleName();
        }
    }

    static final List<Verb> VERBS = List.of(
            new Verb(
                    "decide",
                    CommandHandler.class,
                    COMMAND_SIDE,
                    AggregateThatForgets.class,
                    AggregateWithOtherVerbs.class),
            new Verb(
                    "evolve",
                    EventSourcingHandler.class,
                    AGGREGATE,
                    AggregateThatForgets.class,
                    AggregateWithOtherVerbs.class),
            new Verb(
                    "project",
                    EventHandler.class,
                    QUERY_SIDE,
                    ProjectionThatIsDeaf.class,
                    ProjectionWithOtherVerbs.class),
            new Verb(
                    "answer",
                    QueryHandler.class,
                    QUERY_SIDE,
                    ProjectionThatIsDeaf.class,
                    ProjectionWithOtherVerbs.class),
            new Verb("react", SagaEventHandler.class, LISTENER, SagaThatIsDeaf.class, SagaWithOtherVerbs.class));

    @ParameterizedTest
    @FieldSource("VERBS")
    void aMethodOfThatNameIsAHandler(Verb verb) {
        verb.methodsOfThatNameAreHandlers().check(Classes.PRODUCTION);
    }

    @ParameterizedTest
    @FieldSource("VERBS")
    void aHandlerHasThatName(Verb verb) {
        verb.handlersHaveThatName().check(Classes.PRODUCTION);
    }

    @ParameterizedTest
    @FieldSource("VERBS")
    void aLostAnnotationIsSeen(Verb verb) {
        Classes.assertBreaks(verb.methodsOfThatNameAreHandlers(), verb.mute());
    }

    @ParameterizedTest
    @FieldSource("VERBS")
    void anotherVerbIsSeen(Verb verb) {
        Classes.assertBreaks(verb.handlersHaveThatName(), verb.misnamed());
    }

    private static DescribedPredicate<JavaClass> in(String module) {
        return JavaClass.Predicates.resideInAnyPackage(
                Classes.PRODUCTION_ROOT + "." + module + "..", Classes.FIXTURE_ROOT + "." + module + "..");
    }
}
