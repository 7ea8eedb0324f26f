package cn.fengming.points.media;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks at the start whether a photo in use lies where this instance looks for it. Without that an instance with a
 * directory of its own, or one whose disk was not mounted, shows every second picture as missing and says nothing.
 */
@Component
class PhotosElsewhere implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(PhotosElsewhere.class);

    private final PhotoRows rows;
    private final Archive archive;

    PhotosElsewhere(PhotoRows rows, Archive archive) {
        this.rows = rows;
        this.archive = archive;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // the thread that starts the program may wait
        missing()
                .doOnNext(photo -> LOG.error(
                        "Photo {} of town {} is not where this instance keeps its photos: every instance needs the same"
                                + " directory (POINTS_DATA_DIR), or the same S3-compatible store",
                        photo.id(),
                        photo.townId()))
                .toFuture()
                .join();
    }

    /** A photo in use that cannot be read here; nothing when all is well. One is looked at, of whatever town. */
    private Mono<PhotoRow> missing() {
        return rows.anyInUse().filterWhen(photo -> isHere(photo).map(here -> !here));
    }

    Mono<Boolean> isHere(PhotoRow photo) {
        return archive.picture(photo.place(), 1).map(read -> read.length > 0).onErrorReturn(false);
    }
}
