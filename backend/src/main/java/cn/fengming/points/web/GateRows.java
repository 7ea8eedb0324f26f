package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The rows of the {@link Gate}, and the search for the one that decides. */
final class GateRows {

    /** Who is let through a row. */
    enum Access {
        /** Anybody; a token is not even looked at. */
        OPEN,
        /** Anybody signed in. */
        VISITOR,
        /** Anybody bound to a town. */
        MEMBER,
        /** Who holds one of the roles. */
        ROLES
    }

    /** One row: a path that exists, and who may walk it. */
    record Row(HttpMethod method, PathPattern path, Access access, Set<Role> roles) {

        /** Null when the path has no third word, or one that varies. */
        @Nullable
        String head() {
            String[] words = path.getPatternString().split("/", HEAD + 2);
            return words.length <= HEAD
                            || words[1].contains("*")
                            || words[2].contains("*")
                            || words[HEAD].matches(".*[{*?].*")
                    ? null
                    : words[HEAD];
        }

        boolean needsToken() {
            return access != Access.OPEN;
        }

        boolean admits(Actor actor) {
            return switch (access) {
                case OPEN, VISITOR -> true;
                case MEMBER -> !actor.isVisitor();
                case ROLES -> !actor.isVisitor() && roles.stream().anyMatch(actor::has);
            };
        }
    }

    private static final int HEAD = 3;

    private final List<Row> rows = new ArrayList<>();
    private Map<String, List<Row>> byHead = Map.of();
    private List<Row> headless = List.of();

    private GateRows() {}

    static GateRows of(Consumer<GateRows> page) {
        GateRows rows = new GateRows();
        page.accept(rows);
        rows.rows.sort(Comparator.comparing(Row::path, PathPattern.SPECIFICITY_COMPARATOR));
        rows.sortIn();
        return rows;
    }

    /**
     * Every request asks, and there are hundreds of rows: they lie by the third word of their path, {@code redemptions} of
     * {@code /api/v1/redemptions/{id}}. A row without such a word may match any path, so it lies with all of them.
     */
    private void sortIn() {
        headless = rows.stream().filter(row -> row.head() == null).toList();
        byHead = rows.stream()
                .map(Row::head)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(
                        head -> head,
                        head -> rows.stream()
                                .filter(row -> row.head() == null || head.equals(row.head()))
                                .toList()));
    }

    private List<Row> near(PathContainer path) {
        int place = 2 * HEAD - 1; // a slash stands before each word
        return path.elements().size() > place && path.elements().get(place) instanceof PathContainer.PathSegment head
                ? byHead.getOrDefault(head.valueToMatch(), headless)
                : headless;
    }

    void open(HttpMethod method, String path) {
        add(method, path, Access.OPEN, Set.of());
    }

    void visitor(HttpMethod method, String path) {
        add(method, path, Access.VISITOR, Set.of());
    }

    void member(HttpMethod method, String path) {
        add(method, path, Access.MEMBER, Set.of());
    }

    void allow(HttpMethod method, String path, Role first, Role... more) {
        add(method, path, Access.ROLES, EnumSet.of(first, more));
    }

    private void add(HttpMethod method, String path, Access access, Set<Role> roles) {
        rows.add(new Row(method, PathPatternParser.defaultInstance.parse(path), access, roles));
    }

    /**
     * The row that decides about a request. HEAD is read like GET.
     *
     * @throws EdgeProblem 404 when no row has this path, 405 when rows have it but not with this method
     */
    Row find(HttpMethod method, PathContainer path) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        List<Row> matching =
                near(path).stream().filter(row -> row.path().matches(path)).toList();
        return matching.stream()
                .filter(row -> row.method().equals(asked))
                .findFirst()
                .orElseThrow(() -> matching.isEmpty()
                        ? new EdgeProblem(404, "unknown-path", "没有这个地址")
                        : new MethodNotAllowed(methods(matching)));
    }

    private static Set<HttpMethod> methods(List<Row> rows) {
        return rows.stream().map(Row::method).collect(Collectors.toUnmodifiableSet());
    }

    List<Row> all() {
        return List.copyOf(rows);
    }
}
