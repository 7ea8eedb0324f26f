package cn.fengming.points.messages;

import cn.fengming.points.wechat.WechatMessages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The templates that were set. What was set wrongly keeps the program from starting, with the reason. */
@Component
class Templates {

    private final Map<Kind, Template> byKind = new EnumMap<>(Kind.class);
    private final WechatMessages wechat;

    Templates(MessageSettings settings, WechatMessages wechat) {
        this.wechat = wechat;
        settings.templates().forEach((kind, setting) -> {
            if (!setting.isBlank()) {
                byKind.put(kind, Template.read(kind, setting));
            }
        });
    }

    /** Empty where nothing is sent: no account at WeChat, or no template for this kind. */
    Optional<Template> of(Kind kind) {
        return wechat.ready() ? Optional.ofNullable(byKind.get(kind)) : Optional.empty();
    }

    /** The kind that uses a template; empty for a template that is not ours. */
    Optional<Kind> using(String template) {
        return byKind.values().stream()
                .filter(set -> set.id().equals(template))
                .map(Template::kind)
                .findFirst();
    }

    Map<String, Template> byId() {
        return byKind.values().stream()
                .collect(Collectors.toMap(Template::id, Function.identity(), (one, other) -> one));
    }
}
