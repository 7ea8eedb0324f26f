package cn.fengming.points.spots;

import cn.fengming.points.kernel.Json;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Writes features as one GeoJSON document while they are read. The standard means WGS 84; what phones in China give is
 * GCJ-02, a few hundred metres beside it, so the document says so.
 */
@Component
class PublicSpotMap {

    static final String TYPE = "application/geo+json";

    private static final String HEAD = """
            {"type":"FeatureCollection","crsNote":"坐标为 GCJ-02（国测局坐标系），约精确到 10 米","features":[""".strip();

    private static final int FEATURES_AT_ONCE = 200;

    private final Json json;

    PublicSpotMap(Json json) {
        this.json = json;
    }

    Flux<DataBuffer> write(Flux<PublicSpotFeature> features) {
        Flux<String> middle = features.index((number, feature) -> (number == 0 ? "" : ",\n") + json.text(feature))
                .buffer(FEATURES_AT_ONCE)
                .map(texts -> String.join("", texts));
        return Flux.concat(Flux.just(HEAD), middle, Flux.just("]}\n"))
                .map(text -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
