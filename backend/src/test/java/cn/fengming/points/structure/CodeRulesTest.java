package cn.fengming.points.structure;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rules of the house that a compiler does not know. Each says why. */
@AnalyzeClasses(packages = "cn.fengming.points", importOptions = DoNotIncludeTests.class)
class CodeRulesTest {

    @ArchTest
    static final ArchRule JDBC_ONLY_BEFORE_THE_START = noClasses()
            .that()
            .resideOutsideOfPackages("..embedded..", "..startup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .because("JDBC blocks; it serves only to start a server and to migrate");

    @ArchTest
    static final ArchRule NOBODY_BLOCKS = noClasses()
            .should()
            .callMethodWhere(call(owner(assignableToPublisher()), "block.*|toIterable|toStream"))
            .because("a blocked event loop stops every town at once");

    @ArchTest
    static final ArchRule NOBODY_LOCKS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent.locks")
            .because("a lock waits; the database decides who is first");

    @ArchTest
    static final ArchRule ONE_CLOCK = noClasses()
            .should()
            .callMethodWhere(describe("reads the machine's clock", CodeRulesTest::readsTheMachinesClock))
            .because("tests move the clock, and a deadline is a rule of the village");

    @ArchTest
    static final ArchRule NOBODY_MAKES_OLD_DATES = noClasses()
            .should()
            .callConstructorWhere(target(owner(assignableTo(Date.class).or(assignableTo(Calendar.class)))))
            .because("java.time says what it means; what a library hands over is turned into an Instant at once");

    @ArchTest
    static final ArchRule NOBODY_KEEPS_OLD_DATES = noFields()
            .should()
            .haveRawType(assignableTo(Date.class).or(assignableTo(Calendar.class)))
            .because("java.time says what it means");

    @ArchTest
    static final ArchRule TEXT_IS_UTF8 = noClasses()
            .should()
            .callMethod(Json.class, "asString")
            .orShould()
            .callMethod(String.class, "getBytes")
            .orShould()
            .callConstructor(String.class, byte[].class)
            .because("these use the machine's charset: under a POSIX locale every Chinese character would be lost");

    @ArchTest
    static final ArchRule IDS_SORT_BY_TIME = noClasses()
            .should()
            .callMethod(UUID.class, "randomUUID")
            .because("it blocks an event loop, and kernel.Ids makes ids that sort by time");

    @ArchTest
    static final ArchRule NAMES_COME_FROM_THE_FIELD = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Utils?|Manager|Helper|Dto|DTO|Info|Data|Common)")
            .because("a name says what a thing is in the village");

    @ArchTest
    static final ArchRule DEPENDENCIES_ARE_SAID_IN_CONSTRUCTORS = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("a class that can be built without Spring can be tested without Spring");

    @ArchTest
    static final ArchRule CONTROLLERS_STAY_INSIDE = noClasses()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .bePublic()
            .because("other modules call desks, not HTTP");

    @ArchTest
    static final ArchRule TRANSACTIONS_BEGIN_AT_PUBLIC_METHODS = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .bePublic()
            .because("Spring ignores the annotation elsewhere");

    @ArchTest
    static final ArchRule LOGS_GO_THROUGH_THE_LOGGER = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("what is printed past the logger is in no JSON line");

    private static DescribedPredicate<JavaClass> assignableToPublisher() {
        return assignableTo(Mono.class).or(assignableTo(Flux.class));
    }

    private static DescribedPredicate<JavaCall<?>> call(
            DescribedPredicate<? super com.tngtech.archunit.core.domain.properties.HasOwner<JavaClass>> owner,
            String names) {
        return target(owner).and(target(nameMatching(names)));
    }

    private static boolean readsTheMachinesClock(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        boolean javaTimeNow = owner.getPackageName().startsWith("java.time")
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return javaTimeNow
                || (owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"));
    }
}
