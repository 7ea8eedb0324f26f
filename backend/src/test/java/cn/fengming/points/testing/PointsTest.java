package cn.fengming.points.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole backend over HTTP, on real PostgreSQL and Redis. All such tests share one running application and
 * one database: whoever needs to be alone makes a town of its own. The clock stands still at
 * {@link TestClock#START} until a test moves it, and after every test the books of the towns it made are re-added.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Servers.class)
@ExtendWith({ClockReset.class, BooksStayRight.class})
public @interface PointsTest {}
