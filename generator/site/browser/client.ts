export { ScenarioClient } from '../../runtime/client/index.js';
