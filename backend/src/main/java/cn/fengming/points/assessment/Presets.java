package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The documents in {@code schemes/}: a further preset is a further file. All are sound, or the program does not start. */
@Component
class Presets {

    private final Map<String, Preset> presets = new TreeMap<>();
    private final String schema;

    Presets() throws IOException {
        schema = new ClassPathResource("schema/scheme.schema.json").getContentAsString(StandardCharsets.UTF_8);
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:schemes/*.json")) {
            String document = file.getContentAsString(StandardCharsets.UTF_8);
            Scheme scheme = SchemeReader.read(document, OptionalInt.empty()).mustBeSound();
            presets.put(
                    scheme.code(), new Preset(scheme.code(), scheme.title(), scheme.basis(), scheme.note(), document));
        }
    }

    /** The JSON schema of a document: what an editor can check by itself. */
    String schema() {
        return schema;
    }

    Flux<Preset> all() {
        return Flux.fromIterable(presets.values());
    }

    /** @throws Problem 404 when none has that code */
    Preset preset(String code) {
        return find(code).orElseThrow(() -> Problem.notFound("这个预设方案"));
    }

    Optional<Preset> find(String code) {
        return Optional.ofNullable(presets.get(code));
    }
}
