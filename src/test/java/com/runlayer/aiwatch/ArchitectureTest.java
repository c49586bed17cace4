// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The rules of the house, as far as a machine can hold them; `docs/architecture.md` says why they
/// are there.
class ArchitectureTest {
  private static final String ROOT = "com.runlayer.aiwatch.";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.runlayer.aiwatch");

  @TestFactory
  java.util.stream.Stream<DynamicTest> rules() {
    return java.util.stream.Stream.of(
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles(),
            slices().matching(ROOT + "discovery.(*)..").should().beFreeOfCycles(),
            slices().matching(ROOT + "hook.(*)..").should().beFreeOfCycles(),
            slices().matching(ROOT + "setup.(*)..").should().beFreeOfCycles(),
            noClasses()
                .that()
                .resideInAPackage(ROOT + "hook.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    ROOT + "discovery",
                    ROOT + "discovery.walk..",
                    ROOT + "discovery.skill..",
                    ROOT + "discovery.identity..",
                    ROOT + "tenant..")
                .as("The lookup of MCP servers reads files and knows no scan and no tenant"),
            noClasses()
                .that(not("cli", "mocktenant"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .as("Only cli prints"),
            noClasses()
                .that(not("platform"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.sun.jna.."))
                .as("Only platform touches JNA"),
            noClasses()
                .that(not("tenant", "mocktenant"))
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                        "javax.net..",
                        "java.net.http..",
                        "com.sun.net.httpserver..",
                        "io.vertx..",
                        "io.netty..",
                        "io.quarkus.rest.client.."))
                .orShould()
                .dependOnClassesThat(
                    describe(
                        "sockets of java.net",
                        c ->
                            c.getPackageName().equals("java.net")
                                && (c.getSimpleName().contains("Socket")
                                    || c.getSimpleName().contains("URLConnection")
                                    || c.getSimpleName().equals("InetAddress"))))
                .as("Only tenant opens sockets"),
            noClasses()
                .that(not("platform"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .as("Only platform starts a process"),
            noClasses()
                .that()
                .resideInAnyPackage(ROOT + "discovery..", ROOT + "redact..", ROOT + "setup..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "tenant..", ROOT + "scan..", ROOT + "cli..")
                .as("Discovery, redaction and setup know no tenant"),
            noClasses()
                .that()
                .resideInAPackage(ROOT + "log..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    ROOT + "discovery..", ROOT + "tenant..", ROOT + "scan..", ROOT + "cli..")
                .as("The log knows nobody who writes to it"),
            noClasses()
                .that(not("mocktenant"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "mocktenant..")
                .as("Nothing depends on the mock tenant"),
            noClasses()
                .that(not("platform", "mocktenant"))
                .should()
                .callMethodWhere(
                    target(
                            owner(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                                    Files.class)))
                        .and(
                            target(
                                nameMatching(
                                    "read(AllBytes|AllLines|String)|lines|newInputStream|newBufferedReader|newByteChannel|write.*|newOutputStream|newBufferedWriter"))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(FileChannel.class)
                .as("Only platform opens files"),
            noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .as("Beans are injected through constructors"),
            fields()
                .that()
                .areStatic()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .as("No static state"))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> check(rule)));
  }

  private static void check(ArchRule rule) {
    rule.check(PROGRAM);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<
          com.tngtech.archunit.core.domain.JavaClass>
      not(String... rooms) {
    String[] packages = new String[rooms.length];
    for (int i = 0; i < rooms.length; i++) {
      packages[i] = ROOT + rooms[i] + "..";
    }
    return com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(packages);
  }
}
