package org.estuaire.jobs.serve;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.SpringCamelContext;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.night.NightRunner;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The Spring context of the process that stays: Camel's routes and Quartz' clustered schedule. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(QuartzAutoConfiguration.class)
public class ServeContext {

  private static final Map<String, Object> PROPERTIES =
      Map.ofEntries(
          Map.entry("spring.main.log-startup-info", "false"),
          Map.entry("spring.quartz.job-store-type", "jdbc"),
          Map.entry("spring.quartz.jdbc.initialize-schema", "never"),
          Map.entry("spring.quartz.overwrite-existing-jobs", "true"),
          Map.entry("spring.quartz.wait-for-jobs-to-complete-on-shutdown", "true"),
          Map.entry("spring.quartz.properties.org.quartz.scheduler.instanceName", "estuaire"),
          Map.entry("spring.quartz.properties.org.quartz.threadPool.threadCount", "2"),
          Map.entry("spring.quartz.properties.org.quartz.jobStore.isClustered", "true"),
          Map.entry("spring.quartz.properties.org.quartz.jobStore.tablePrefix", "quartz.QRTZ_"),
          Map.entry(
              "spring.quartz.properties.org.quartz.jobStore.driverDelegateClass",
              "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"));

  /** By which processes that share a schedule know each other. */
  private static final String INSTANCE = "spring.quartz.properties.org.quartz.scheduler.instanceId";

  /** The ways in that Camel keeps running. */
  record Ways(List<RouteBuilder> in) {}

  static ConfigurableApplicationContext start(
      Installation installation, NightRunner runner, Ways ways) {
    return new SpringApplicationBuilder(ServeContext.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .properties(PROPERTIES)
        // Quartz would make it of the host's name, which need not resolve.
        .properties(Map.of(INSTANCE, "estuaire-" + UUID.randomUUID()))
        .initializers(beans(installation, runner, ways))
        .registerShutdownHook(false)
        .run();
  }

  private static ApplicationContextInitializer<GenericApplicationContext> beans(
      Installation installation, NightRunner runner, Ways ways) {
    return context -> {
      context.registerBean(
          Installation.class, () -> installation, bean -> bean.setDestroyMethodName(""));
      context.registerBean(NightRunner.class, () -> runner);
      context.registerBean(Ways.class, () -> ways);
      context.registerBean(
          DataSource.class, installation::database, bean -> bean.setDestroyMethodName(""));
    };
  }

  @Bean
  JdbcTransactionManager transactionManager(DataSource database) {
    return new JdbcTransactionManager(database);
  }

  @Bean(destroyMethod = "stop")
  CamelContext camel(ApplicationContext context, Ways ways) throws Exception {
    SpringCamelContext camel = new SpringCamelContext(context);
    for (RouteBuilder routes : ways.in()) {
      camel.addRoutes(routes);
    }
    camel.start();
    return camel;
  }

  @Bean
  JobDetail nightlyJob() {
    return JobBuilder.newJob(NightlyTrigger.class).withIdentity("nightly").storeDurably().build();
  }

  @Bean
  Trigger nightlyTrigger(JobDetail nightlyJob, Installation installation) throws SQLException {
    Configuration configuration = installation.configuration();
    return new NightlySchedule(configuration.schedule().nightlyAt(), configuration.zone())
        .trigger(nightlyJob, Instant.now(), lastNight(installation.database()));
  }

  private static Optional<Instant> lastNight(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Optional.ofNullable(Status.lastRun(connection)).map(Status.Run::startedAt);
    }
  }
}
