package cn.fengming.points.wechat;

import java.util.Map;

/**
 * One subscription message as WeChat takes it.
 *
 * @param openid who reads it
 * @param template id of the template the reader agreed to
 * @param page what a tap opens, without a slash in front, with its query
 * @param fields what stands in the template's fields ({@code thing1}), each as {@link FieldKind#fit} made it
 */
public record Letter(String openid, String template, String page, Map<String, String> fields) {

    public Letter {
        fields = Map.copyOf(fields);
    }
}
