package cn.fengming.points.alerts;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.identity.Persons;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts names for ids in sentences, when they are read: an alert itself keeps nobody's name. */
@Component
class Naming {

    private static final Pattern TOKEN = Pattern.compile("\\{(person|household|village):([0-9a-f-]{36})}");

    private final Community community;
    private final Persons persons;

    Naming(Community community, Persons persons) {
        this.community = community;
        this.persons = persons;
    }

    Mono<List<Alert>> named(UUID town, List<Alert> alerts) {
        return Mono.zip(
                        persons(town, ids(alerts, "person")),
                        community
                                .households(town, ids(alerts, "household"))
                                .collectMap(Household::id, household -> household.headName() + "家"),
                        community.villages(town).collectMap(Village::id, Village::name))
                .map(read -> {
                    Map<UUID, String> names = new HashMap<>(read.getT1());
                    names.putAll(read.getT2());
                    names.putAll(read.getT3());
                    return alerts.stream()
                            .map(alert -> alert.saying(told(alert.sentence(), names)))
                            .toList();
                });
    }

    private Mono<Map<UUID, String>> persons(UUID town, Set<UUID> asked) {
        return Flux.fromIterable(asked)
                .concatMap(person -> persons.name(town, person).map(name -> Map.entry(person, name)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Set<UUID> ids(List<Alert> alerts, String what) {
        return alerts.stream()
                .flatMap(alert -> TOKEN.matcher(alert.sentence()).results())
                .filter(found -> found.group(1).equals(what))
                .map(found -> UUID.fromString(found.group(2)))
                .collect(Collectors.toSet());
    }

    private static String told(String sentence, Map<UUID, String> names) {
        return TOKEN.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(name(found, names)));
    }

    private static String name(MatchResult found, Map<UUID, String> names) {
        String unknown = found.group(1).equals("village") ? "一个兑换点" : "不在册的人";
        return names.getOrDefault(UUID.fromString(found.group(2)), unknown);
    }
}
