package cn.fengming.points.wechat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A template of subscription messages in our account at WeChat.
 *
 * @param fields the names that stand in it: {@code thing1}
 * @param lasting false when each agreement is good for one message
 */
public record KnownTemplate(String id, String title, Set<String> fields, boolean lasting) {

    private static final Pattern FIELD = Pattern.compile("\\{\\{(\\w+)\\.DATA}}");
    private static final int LASTING = 3;

    /** @param content WeChat's own: {@code 事由:{{thing1.DATA}}\n积分:{{number2.DATA}}} */
    static KnownTemplate of(String id, String title, String content, int type) {
        Set<String> fields = FIELD.matcher(content)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return new KnownTemplate(id, title, fields, type == LASTING);
    }
}
