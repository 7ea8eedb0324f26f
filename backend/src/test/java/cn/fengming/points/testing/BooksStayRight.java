package cn.fengming.points.testing;

import cn.fengming.points.ledger.Books;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Whatever a test was about, the books of the towns it made are right when it is over. */
final class BooksStayRight implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(BooksStayRight.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check(context, given(context).townsSince(seen(context)));
    }

    /** Once more all towns of the class: one test may have gone on with the town of another. */
    @Override
    public void afterAll(ExtensionContext context) {
        check(context, given(context).townsSince(seen(context)));
    }

    /** How many towns there were when the test, or the class, began. */
    private static int seen(ExtensionContext context) {
        return context.getStore(HERE).getOrDefault("towns", Integer.class, 0);
    }

    private static void check(ExtensionContext context, List<UUID> towns) {
        Books books = SpringExtension.getApplicationContext(context).getBean(Books.class);
        for (UUID town : towns) {
            List<String> findings =
                    books.check(town).blockOptional().orElseThrow().findings();
            if (!findings.isEmpty()) {
                throw new AssertionError("the book of a town of this test is wrong: " + findings);
            }
        }
    }

    private static void begin(ExtensionContext context) {
        context.getStore(HERE).put("towns", given(context).townsMade());
    }

    private static Given given(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(Given.class);
    }
}
