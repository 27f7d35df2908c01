package org.estuaire.jobs.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Finding;
import org.estuaire.installation.DoctorFinding;

/** Whether {@code serve} runs, or could listen where it is to. */
final class Ports {

  private final Configuration configuration;

  Ports(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Where something listens.
   *
   * @param setting its name in the configuration
   */
  private record Listener(String setting, String address, int port) {

    Optional<Finding> trouble() {
      try {
        InetAddress here = InetAddress.getByName(address);
        if (!here.isAnyLocalAddress() && NetworkInterface.getByInetAddress(here) == null) {
          return Optional.of(Finding.of(DoctorFinding.ADDRESS_NOT_HERE, address, setting));
        }
        try (ServerSocket socket = new ServerSocket()) {
          socket.setReuseAddress(true);
          socket.bind(new InetSocketAddress(here, port));
          return Optional.empty();
        }
      } catch (UnknownHostException e) {
        return Optional.of(Finding.of(DoctorFinding.ADDRESS_NOT_HERE, address, setting));
      } catch (IOException e) {
        return Optional.of(Finding.of(DoctorFinding.PORT_TAKEN, Integer.toString(port), setting));
      }
    }
  }

  Diagnosis examine() throws UnknownHostException, InterruptedException {
    if (RunningService.answers(configuration.metrics())) {
      return new Diagnosis(Topic.PORTS, Fact.of(DoctorWord.SERVE_RUNS), List.of());
    }
    List<Listener> free = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Listener listener : listeners()) {
      listener.trouble().ifPresentOrElse(findings::add, () -> free.add(listener));
    }
    String ports =
        free.stream()
            .map(listener -> listener.setting() + " " + listener.port())
            .collect(Collectors.joining(", "));
    return new Diagnosis(Topic.PORTS, Fact.of(DoctorWord.PORTS_FREE, ports), findings);
  }

  private List<Listener> listeners() {
    List<Listener> all = new ArrayList<>();
    all.add(new Listener("sftp", configuration.sftp().address(), configuration.sftp().port()));
    configuration
        .mllp()
        .ifPresent(mllp -> all.add(new Listener("mllp", mllp.address(), mllp.port())));
    all.add(
        new Listener("metrics", configuration.metrics().address(), configuration.metrics().port()));
    return all;
  }
}
