package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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

        /** The third word of its paths, or {@link #ANY}. */
        private String topic() {
            String word = topicOf(PathContainer.parsePath(path.getPatternString()));
            return word.matches("[a-z0-9-]+") ? word : ANY;
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

    /** No word at all: rows of paths that are shorter, or have a variable there. */
    private static final String ANY = "";

    /** Of "/api/v1/funds": the place of its third word. */
    private static final int TOPIC = 5;

    private final List<Row> rows = new ArrayList<>();

    /** The rows that may have a path with this third word, in the order of all; every request asks for them. */
    private final Map<String, List<Row>> byTopic = new HashMap<>();

    private GateRows() {}

    static GateRows of(Consumer<GateRows> page) {
        GateRows rows = new GateRows();
        page.accept(rows);
        rows.rows.sort(Comparator.comparing(Row::path, PathPattern.SPECIFICITY_COMPARATOR));
        rows.rows.forEach(row -> rows.byTopic.computeIfAbsent(row.topic(), rows::about));
        rows.byTopic.computeIfAbsent(ANY, rows::about);
        return rows;
    }

    private List<Row> about(String topic) {
        return rows.stream()
                .filter(row -> row.topic().equals(topic) || row.topic().equals(ANY))
                .toList();
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
        List<Row> matching = byTopic.getOrDefault(topicOf(path), byTopic.get(ANY)).stream()
                .filter(row -> row.path().matches(path))
                .toList();
        return matching.stream()
                .filter(row -> row.method().equals(asked))
                .findFirst()
                .orElseThrow(() -> matching.isEmpty()
                        ? new EdgeProblem(404, "unknown-path", "没有这个地址")
                        : new MethodNotAllowed(methods(matching)));
    }

    private static String topicOf(PathContainer path) {
        return path.elements().size() > TOPIC && path.elements().get(TOPIC) instanceof PathContainer.PathSegment segment
                ? segment.valueToMatch()
                : ANY;
    }

    private static Set<HttpMethod> methods(List<Row> rows) {
        return rows.stream().map(Row::method).collect(Collectors.toUnmodifiableSet());
    }

    List<Row> all() {
        return List.copyOf(rows);
    }
}
