package org.estuaire.jobs.night;

import java.util.Map;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The Spring context in which a night runs: the batch infrastructure around plain objects made
 * elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@Import(NightJob.class)
@ImportAutoConfiguration({BatchAutoConfiguration.class, BatchJdbcAutoConfiguration.class})
public class NightContext {

  /** Settings that the batch infrastructure reads. */
  public static final Map<String, Object> PROPERTIES =
      Map.of(
          "spring.batch.jdbc.initialize-schema", "never",
          "spring.batch.jdbc.table-prefix", "batch.BATCH_",
          "spring.batch.job.enabled", "false",
          "spring.main.log-startup-info", "false",
          "logging.level.root", "warn");

  /** Starts the context; close it afterwards. */
  public static ConfigurableApplicationContext start(
      DataSource database,
      NightLock lock,
      NightSteps steps,
      NightProgress progress,
      CrashPoint.Watch watch) {
    return new SpringApplicationBuilder(NightContext.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .properties(PROPERTIES)
        .initializers(beans(database, lock, steps, progress, watch))
        .registerShutdownHook(false)
        .run();
  }

  /** Makes what was built outside of Spring known inside. */
  public static ApplicationContextInitializer<GenericApplicationContext> beans(
      DataSource database,
      NightLock lock,
      NightSteps steps,
      NightProgress progress,
      CrashPoint.Watch watch) {
    return context -> {
      // They outlive this context.
      context.registerBean(DataSource.class, () -> database, bean -> bean.setDestroyMethodName(""));
      context.registerBean(NightLock.class, () -> lock, bean -> bean.setDestroyMethodName(""));
      context.registerBean(NightSteps.class, () -> steps);
      context.registerBean(NightProgress.class, () -> progress);
      context.registerBean(CrashPoint.Watch.class, () -> watch);
    };
  }

  @Bean
  JdbcTransactionManager transactionManager(DataSource database) {
    return new JdbcTransactionManager(database);
  }

  @Bean
  Night night(
      JobOperator operator,
      JobRepository repository,
      Job nightly,
      DataSource database,
      NightLock lock) {
    return new Night(operator, repository, nightly, database, lock);
  }
}
