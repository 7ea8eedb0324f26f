package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where photos lie follows from configuration alone, and a half-written one stops the start. */
class MediaPropertiesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MediaProperties.class)
    @Import(MediaConfiguration.class)
    static class Start {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Start.class)
            .withPropertyValues("points.media.directory=target/photos");

    @Test
    void photosLieInFilesUnlessAnS3StoreIsNamed() {
        runner.run(context -> assertThat(context).getBean(MediaStore.class).isInstanceOf(DirectoryStore.class));
        runner.withPropertyValues(
                        "points.media.s3.endpoint=http://127.0.0.1:9000",
                        "points.media.s3.bucket=photos",
                        "points.media.s3.access-key=points",
                        "points.media.s3.secret-key=secret")
                .run(context -> {
                    assertThat(context).getBean(MediaStore.class).isInstanceOf(S3Store.class);
                    assertThat(context.getBean(MediaProperties.class).s3().region())
                            .isEqualTo("us-east-1");
                });
    }

    @Test
    void anS3StoreWithoutItsKeysStopsTheStart() {
        runner.withPropertyValues("points.media.s3.endpoint=http://127.0.0.1:9000")
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("bucket"));
    }
}
