package io.skybound.allinone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import io.skybound.allinone.architecture.fixture.api.SpringInTheLanguage;
import io.skybound.allinone.architecture.fixture.command.CommandThatAsksTheReadModel;
import io.skybound.allinone.architecture.fixture.identity.IdentityThatKnowsAllInOne;
import io.skybound.allinone.architecture.fixture.platform.PlatformThatKnowsFlights;
import io.skybound.allinone.architecture.fixture.process.ProcessThatKnowsIdentity;
import io.skybound.allinone.architecture.fixture.query.QueryThatKnowsAnAggregate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which module may know which. The POMs refuse a wrong arrow, too; here it is refused class by class. */
class ModulesArchitectureTest {

    /** The packages under the root that each module may use besides its own. */
    private static final Map<String, List<String>> ARROWS = Map.of(
            "api", List.of(),
            "platform", List.of("api"),
            "web", List.of("platform.."),
            "command", List.of("api..", "platform.."),
            "query", List.of("api..", "platform.."),
            "process", List.of("api..", "platform.."),
            "identity", List.of("api..", "platform.."));

    static final List<String> MODULES = ARROWS.keySet().stream().sorted().toList();

    @Test
    void readsTheClassesOfAllModules() {
        for (String module : MODULES) {
            assertThat(Classes.PRODUCTION.that(resideInAPackage(Classes.PRODUCTION_ROOT + "." + module + "..")))
                    .as(module)
                    .hasSizeGreaterThan(5);
        }
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void aModuleKnowsOnlyWhatItMay(String module) {
        knowsOnlyWhatItMay(Classes.PRODUCTION_ROOT, module).check(Classes.PRODUCTION);
    }

    @Test
    void aWrongArrowIsSeen() {
        Map.of(
                        "platform", PlatformThatKnowsFlights.class,
                        "command", CommandThatAsksTheReadModel.class,
                        "query", QueryThatKnowsAnAggregate.class,
                        "process", ProcessThatKnowsIdentity.class,
                        "identity", IdentityThatKnowsAllInOne.class)
                .forEach((module, offender) -> Classes.assertBreaks(
                        knowsOnlyWhatItMay(Classes.FIXTURE_ROOT, module), Classes.fixture(), offender));
    }

    @Test
    void theLanguageIsFreeOfSpringAndPersistence() {
        languageIsFree(Classes.PRODUCTION_ROOT).check(Classes.PRODUCTION);
    }

    @Test
    void springInTheLanguageIsSeen() {
        Classes.assertBreaks(languageIsFree(Classes.FIXTURE_ROOT), Classes.fixture(), SpringInTheLanguage.class);
    }

    private static ArchRule knowsOnlyWhatItMay(String root, String module) {
        String[] allowed = Stream.concat(Stream.of(module + ".."), ARROWS.getOrDefault(module, List.of()).stream())
                .map(name -> root + "." + name)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(root + "." + module + "..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(root + "..")).or(resideInAnyPackage(allowed)))
                .as("of SkyBound, " + module + " knows only " + Arrays.toString(allowed));
    }

    private static ArchRule languageIsFree(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.persistence..", "org.hibernate..")
                .as("the language is free of Spring and persistence");
    }
}
