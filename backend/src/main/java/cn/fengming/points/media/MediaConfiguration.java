package cn.fengming.points.media;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where photos and recordings lie: an S3-compatible store when one is configured, else files. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    MediaStore mediaStore(MediaProperties properties) {
        return properties.s3() == null ? new DirectoryStore(properties.directory()) : new S3Store(properties.s3());
    }
}
