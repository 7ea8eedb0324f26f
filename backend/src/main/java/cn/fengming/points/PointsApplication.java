package cn.fengming.points;

import cn.fengming.points.seal.VerifyBook;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The whole backend: one process serves many towns, and no town sees another's rows. Beans carry their full class name,
 * so that two modules may use the same word each for its own thing.
 */
@SpringBootApplication(proxyBeanMethods = false, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class PointsApplication {

    public static void main(String[] arguments) {
        if (VerifyBook.isMeant(arguments)) {
            // A terminal may say it knows no Chinese; files and fingers do, and the words are UTF-8 whatever it says.
            PrintStream terminal =
                    new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            System.exit(new VerifyBook(terminal).run(arguments));
        }
        SpringApplication.run(PointsApplication.class, arguments);
    }
}
