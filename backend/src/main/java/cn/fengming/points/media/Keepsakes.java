package cn.fengming.points.media;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Pictures others drew for us and would draw again, kept by name beside the photos. Nothing here is anybody's own: what
 * is lost is fetched anew.
 */
@Component
public class Keepsakes {

    private static final int MOST_BYTES = 1 << 20;

    private final Archive archive;

    Keepsakes(Archive archive) {
        this.archive = archive;
    }

    /** The picture of that name; empty when there is none, or when it cannot be read now. */
    public Mono<byte[]> find(String name) {
        return archive.picture(name, MOST_BYTES)
                .filter(picture -> picture.length > 0)
                .onErrorResume(unread -> Mono.empty());
    }

    /** Keeps it for later; where that fails, later asks again. */
    public Mono<Void> keep(String name, byte[] picture) {
        return archive.keepPicture(name, picture).onErrorResume(unkept -> Mono.empty());
    }
}
