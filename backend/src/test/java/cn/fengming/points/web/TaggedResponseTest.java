package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;

/** What gets a tag, and that nothing of an answer is lost by it. */
class TaggedResponseTest {

    private final MockServerHttpResponse response = new MockServerHttpResponse();

    private static Flux<DataBuffer> parts(int parts, String each) {
        return Flux.fromStream(IntStream.range(0, parts).mapToObj(part -> buffer(each)));
    }

    private static DataBuffer buffer(String words) {
        return DefaultDataBufferFactory.sharedInstance.wrap(words.getBytes(StandardCharsets.UTF_8));
    }

    private TaggedResponse tagged(MockServerHttpRequest.BaseBuilder<?> request) {
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return new TaggedResponse(request.build(), response, () -> true);
    }

    private TaggedResponse tagged() {
        return tagged(MockServerHttpRequest.get("/"));
    }

    private String sent() {
        return response.getBodyAsString().block();
    }

    @Test
    void an_answer_in_parts_is_one_answer() {
        tagged().writeWith(parts(3, "[1]")).block();
        assertThat(sent()).isEqualTo("[1][1][1]");
        assertThat(response.getHeaders().getContentLength()).isEqualTo(9);
        String tag = response.getHeaders().getETag();

        MockServerHttpResponse again = new MockServerHttpResponse();
        again.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        MockServerHttpRequest request =
                MockServerHttpRequest.get("/").header("If-None-Match", tag).build();
        new TaggedResponse(request, again, () -> true)
                .writeWith(parts(1, "[1][1][1]"))
                .then(again.setComplete())
                .block();
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(again.getBodyAsString().block()).isEmpty();
    }

    @Test
    void a_large_answer_goes_out_whole_and_without_a_tag() {
        String part = "x".repeat(TaggedResponse.MOST_BYTES / 4);
        tagged().writeWith(parts(7, part)).block();
        assertThat(sent()).hasSize(7 * part.length());
        assertThat(response.getHeaders().getETag()).isNull();
        assertThat(response.getHeaders().getCacheControl()).isNull();
    }

    @Test
    void what_must_not_be_stored_or_is_no_answer_gets_none() {
        response.getHeaders().setCacheControl("no-store");
        tagged().writeWith(parts(1, "{}")).block();
        assertThat(response.getHeaders().getETag()).isNull();

        MockServerHttpResponse missing = new MockServerHttpResponse();
        missing.setStatusCode(HttpStatus.NOT_FOUND);
        missing.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        new TaggedResponse(MockServerHttpRequest.get("/").build(), missing, () -> true)
                .writeWith(parts(1, "{}"))
                .block();
        assertThat(missing.getHeaders().getETag()).isNull();
    }

    @Test
    void what_everybody_may_store_stays_so() {
        response.getHeaders().setCacheControl("max-age=60, public");
        tagged().writeWith(parts(1, "{}")).block();
        assertThat(response.getHeaders().getETag()).isNotNull();
        assertThat(response.getHeaders().getCacheControl()).isEqualTo("max-age=60, public");
        assertThat(response.getHeaders().getVary()).doesNotContain("Authorization");
    }
}
