package cn.fengming.points.media;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Photos and recordings in one bucket of an S3-compatible store. The bucket exists already and is not public. */
class S3Store implements MediaStore, AutoCloseable {

    private final MinioClient client;
    private final String bucket;

    S3Store(MediaProperties.S3 s3) {
        this.bucket = s3.bucket();
        this.client = MinioClient.builder()
                .endpoint(s3.endpoint())
                .region(s3.region())
                .credentials(s3.accessKey(), s3.secretKey())
                .httpClient(
                        new OkHttpClient.Builder()
                                .connectTimeout(Duration.ofSeconds(5))
                                .readTimeout(Duration.ofSeconds(30))
                                .writeTimeout(Duration.ofSeconds(30))
                                .build(),
                        true)
                .build();
    }

    @Override
    public void keep(String place, String type, byte[] content) throws IOException {
        try {
            client.putObject(PutObjectArgs.builder()
                    .bucket(bucket)
                    .object(place)
                    .contentType(type)
                    .data(content, content.length)
                    .build());
        } catch (MinioException failed) {
            throw new IOException("media store did not keep " + place, failed);
        }
    }

    @Override
    public InputStream open(String place) throws IOException {
        try {
            return client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(place).build());
        } catch (MinioException failed) {
            throw new IOException("media store did not give " + place, failed);
        }
    }

    @Override
    public void drop(String place) throws IOException {
        try {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(place).build());
        } catch (MinioException failed) {
            throw new IOException("media store did not drop " + place, failed);
        }
    }

    @Override
    public void close() throws Exception {
        client.close();
    }
}
