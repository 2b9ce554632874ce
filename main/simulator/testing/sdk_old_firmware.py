"""What an SDK of 4.0 can read of firmware 3.6: sensors, protectors, outlet settings; and where it stops."""

from raritan.rpc import pdumodel, sensors
from sdk_connection import answer, attempt, connect_to_pdu

agent, pdu = connect_to_pdu()
outlets = pdu.getOutlets()
ocp = pdu.getOverCurrentProtectors()[0]
inlet_voltage = sensors.NumericSensor("/model/inlet/0/voltage", agent)
outlet_energy = sensors.AccumulatingNumericSensor("/model/pdu/0/outlet/1/activeEnergy", agent)

answer(
    {
        "outlets": len(outlets),
        "outletTarget": outlets[0].target,
        "outletName": outlets[1].getSettings().name,
        "ocpLabel": ocp.getMetaData().label,
        "ocpPoles": [str(pole.line) for pole in ocp.getPoles()],
        "volts": inlet_voltage.getReading().value,
        "digits": inlet_voltage.getMetaData().decdigits,
        "wattHours": outlet_energy.getReading().value,
        "switched": outlets[1].setPowerState(pdumodel.Outlet.PowerState.PS_OFF),
        "relay": sensors.StateSensor("/model/outlet/1/outletState", agent).getState().value,
        "sequenceRunning": pdu.getOutletSequenceState().sequenceRunning,
        "metadataError": attempt(outlets[0].getMetaData),
        "stateError": attempt(outlets[0].getState),
        "pduSettingsError": attempt(pdu.getSettings),
        "minMaxError": attempt(inlet_voltage.getMinMax),
    }
)
