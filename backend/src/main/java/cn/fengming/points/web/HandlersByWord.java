package cn.fengming.points.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds the method that answers a request among those whose path begins with the same words, {@code
 * /api/v1/redemptions}. Held against every one of some hundreds of patterns, finding it took a third of the processor
 * time of a whole request. Where nothing of the same words fits, or two fit alike, all are asked as ever, and say what is
 * wrong.
 */
final class HandlersByWord extends RequestMappingHandlerMapping {

    /** Three words and the slashes before them. */
    private static final int ELEMENTS = 6;

    private Map<String, Map<RequestMappingInfo, HandlerMethod>> byWord = Map.of();

    private record Fit(RequestMappingInfo asked, HandlerMethod method) {}

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> all) {
        super.handlerMethodsInitialized(all);
        Map<String, Map<RequestMappingInfo, HandlerMethod>> sorted = new HashMap<>();
        all.forEach((info, method) -> words(info)
                .forEach(word ->
                        sorted.computeIfAbsent(word, none -> new HashMap<>()).put(info, method)));
        byWord = sorted;
    }

    /** Patterns with a placeholder among their first words are found the long way. */
    private static Stream<String> words(RequestMappingInfo info) {
        return info.getPatternsCondition().getPatterns().stream()
                .map(PathPattern::getPatternString)
                .map(PathContainer::parsePath)
                .map(HandlersByWord::word)
                .filter(Objects::nonNull)
                .filter(word -> !word.contains("{") && !word.contains("*"));
    }

    private static @Nullable String word(PathContainer path) {
        List<PathContainer.Element> elements = path.elements();
        return elements.size() < ELEMENTS
                ? null
                : elements.subList(0, ELEMENTS).stream()
                        .map(element -> element instanceof PathContainer.PathSegment segment
                                ? segment.valueToMatch()
                                : element.value())
                        .collect(Collectors.joining());
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(ServerWebExchange exchange) throws Exception {
        Fit best = best(exchange);
        if (best == null) {
            return super.lookupHandlerMethod(exchange);
        }
        handleMatch(best.asked(), best.method(), exchange);
        return best.method();
    }

    private @Nullable Fit best(ServerWebExchange exchange) {
        String word = word(exchange.getRequest().getPath().pathWithinApplication());
        Comparator<RequestMappingInfo> order = getMappingComparator(exchange);
        List<Fit> fits = byWord.getOrDefault(Objects.requireNonNullElse(word, ""), Map.of()).entrySet().stream()
                .map(entry -> fit(entry, exchange))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Fit::asked, order))
                .toList();
        boolean ambiguous = fits.size() > 1
                && order.compare(fits.get(0).asked(), fits.get(1).asked()) == 0;
        return fits.isEmpty() || ambiguous ? null : fits.get(0);
    }

    private static @Nullable Fit fit(Map.Entry<RequestMappingInfo, HandlerMethod> entry, ServerWebExchange exchange) {
        RequestMappingInfo matching = entry.getKey().getMatchingCondition(exchange);
        return matching == null ? null : new Fit(matching, entry.getValue());
    }
}
