package cn.fengming.points.paper;

import cn.fengming.points.kernel.Problem;
import java.nio.file.Path;
import java.util.List;
import reactor.core.publisher.Flux;

/** A workbook that arrived. Its rows may be read as often as wanted, while the work with it lasts. */
public final class ArrivedBook {

    private final WorkbookReader reader;
    private final Path file;
    private final byte[] sha256;

    ArrivedBook(WorkbookReader reader, Path file, byte[] sha256) {
        this.reader = reader;
        this.file = file;
        this.sha256 = sha256.clone();
    }

    Path file() {
        return file;
    }

    /** Of all bytes: the same file again is known by it. */
    public byte[] sha256() {
        return sha256.clone();
    }

    /**
     * The rows in which something is written, some hundreds at a time, in the order of the sheet.
     *
     * @throws Problem 400 {@code bad-workbook} on field {@code file}: no workbook, headings that do not fit, merged
     *     cells, too many rows; property {@code errors} names each place
     */
    public Flux<List<FilledRow>> rows(Form form) {
        return reader.rows(file, form);
    }
}
