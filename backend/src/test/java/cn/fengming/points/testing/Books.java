package cn.fengming.points.testing;

import cn.fengming.points.paper.Workbooks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Workbooks as people send and get them. */
@Component
@Lazy
public class Books {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Http http;

    Books(Http http) {
        this.http = http;
    }

    /** A workbook of one sheet: a row of headings and rows of cells, which are texts, numbers or null. */
    public static byte[] book(String sheet, List<?>... rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Test", null)) {
            var page = book.newWorksheet(sheet);
            for (int row = 0; row < rows.length; row++) {
                for (int at = 0; at < rows[row].size(); at++) {
                    Object cell = rows[row].get(at);
                    if (cell instanceof Number number) {
                        page.value(row, at, number);
                    } else if (cell != null) {
                        page.value(row, at, cell.toString());
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    /** What stands in the first sheet, row by row. */
    public static List<List<String>> texts(byte[] book) {
        try (ReadableWorkbook open = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            List<List<String>> texts = new ArrayList<>();
            for (Row row : open.getFirstSheet().read()) {
                texts.add(row.stream()
                        .map(cell -> cell == null ? "" : cell.getText())
                        .toList());
            }
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Answer put(Login login, String path, byte[] book) {
        return http.as(login).send("PUT", path, book, Map.of("Content-Type", Workbooks.TYPE));
    }

    public Answer post(Login login, String path, byte[] book) {
        return http.as(login)
                .send(
                        "POST",
                        path,
                        book,
                        Map.of(
                                "Content-Type",
                                Workbooks.TYPE,
                                "Idempotency-Key",
                                UUID.randomUUID().toString()));
    }

    /** The bytes of a file. @throws AssertionError when it is not handed out */
    public byte[] download(Login login, String path) {
        HttpRequest request = HttpRequest.newBuilder(http.base().resolve(path))
                .header("Authorization", "Bearer " + login.token())
                .build();
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError("got " + answer.statusCode() + " for " + path);
            }
            return answer.body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
