package cn.fengming.points.paper;

import cn.fengming.points.kernel.Problem;
import reactor.core.publisher.Mono;

/**
 * Pictures that open the right page of the mini-program when they are scanned. Where there are none, papers carry an
 * ordinary QR picture.
 */
public interface ScanPictures {

    /** False where there is no mini-program: then no scene has a picture. */
    boolean ready();

    /**
     * The picture of a scene, PNG or JPEG; empty where there is no mini-program.
     *
     * @param scene what the mini-program reads when it opens: 1 to 32 letters, digits and {@code !#$&'()*+,/:;=?@-._~}
     * @throws Problem 503 when nobody can draw it now
     */
    Mono<byte[]> of(String scene);
}
