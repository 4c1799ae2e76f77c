export { Checkout as default } from '../../checkout.jsx';
